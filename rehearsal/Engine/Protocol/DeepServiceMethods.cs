using System.Reflection;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Rehearsal.Engine.Protocol;

/// <summary>
/// Maps the methods of a service as its generated code does, but for deeper messages: see
/// <see cref="DeepMessages"/>.
/// </summary>
internal sealed class DeepServiceMethods<TService> : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        var generated = typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw new InvalidOperationException($"{typeof(TService)} is no service");
        var bind = generated.BindType.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name == generated.BindMethodName
                && method.GetParameters() is [{ ParameterType: var first }, _] && first == typeof(ServiceBinderBase));
        bind.Invoke(null, [new Binder(context), null]);
    }

    private sealed class Binder(ServiceMethodProviderContext<TService> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
        {
            var implementation = typeof(TService).GetMethod(method.Name, [typeof(TRequest), typeof(ServerCallContext)])!;
            context.AddUnaryMethod(
                DeepMessages.Deep(method), [], implementation.CreateDelegate<Grpc.AspNetCore.Server.Model.UnaryServerMethod<TService, TRequest, TResponse>>());
        }
    }
}
