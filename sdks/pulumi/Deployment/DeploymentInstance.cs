namespace Pulumi;

/// <summary>The running deployment: what it is called, and how to call functions in it.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>True in a preview, false in an update.</summary>
    public bool IsDryRun => _deployment.Settings.IsDryRun;

    /// <summary>The organization that the stack belongs to.</summary>
    public string OrganizationName => _deployment.Settings.Organization;

    /// <summary>The project's name.</summary>
    public string ProjectName => _deployment.Settings.Project;

    /// <summary>The stack's name.</summary>
    public string StackName => _deployment.Settings.Stack;

    /// <summary>The directory of the project's file.</summary>
    /// <exception cref="InvalidOperationException">The engine, or under mocks the test, does not set it.</exception>
    public string RootDirectory => _deployment.Settings.RootDirectory
        ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    /// <inheritdoc cref="Deployment.RegisterInvokeTransform"/>
    public void RegisterInvokeTransform(InvokeTransform transform) => _deployment.RegisterInvokeTransform(transform);

    /// <summary>Calls a function of a provider.</summary>
    /// <param name="token">The function, as <c>package:module:name</c>.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">Options of the call.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Invoke<T>(token, args, options, null);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => new(_deployment.InvokeAsync(token, args, options, registerPackageRequest, true, typeof(T), false));

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Invoke<T>(token, args, options, null);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => new(_deployment.InvokeAsync(token, args, options, registerPackageRequest, true, typeof(T), false));

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeAsync<T>(token, args, options, null);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Output<T>.Cast((await _deployment.InvokeAsync(token, args, options, registerPackageRequest, false, typeof(T), false).ConfigureAwait(false)).Value);

    /// <summary>Calls a function of a provider that returns one value, and returns the value.</summary>
    /// <param name="token">The function, as <c>package:module:name</c>.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">Options of the call.</param>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeSingle<T>(token, args, options, null);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => new(_deployment.InvokeAsync(token, args, options, registerPackageRequest, true, typeof(T), true));

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => InvokeSingle<T>(token, args, options, null);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => new(_deployment.InvokeAsync(token, args, options, registerPackageRequest, true, typeof(T), true));

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeSingleAsync<T>(token, args, options, null);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Output<T>.Cast((await _deployment.InvokeAsync(token, args, options, registerPackageRequest, false, typeof(T), true).ConfigureAwait(false)).Value);

    /// <summary>Calls a function of a provider without a result.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) => InvokeAsync(token, args, options, null);

    /// <inheritdoc cref="InvokeAsync(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the function comes from, if the package has a parameter.</param>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => _deployment.InvokeAsync(token, args, options, registerPackageRequest, false, null, false);

    /// <summary>Calls a method of a resource.</summary>
    /// <param name="token">The method, as <c>package:module:Type/name</c>.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="self">The resource.</param>
    /// <param name="options">Options of the call.</param>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) => Call<T>(token, args, self, options, null);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource?, CallOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="self"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the method comes from, if the package has a parameter.</param>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => new(_deployment.CallAsync(token, args, self, options, registerPackageRequest, typeof(T)));

    /// <summary>Calls a method of a resource without a result.</summary>
    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource?, CallOptions?)"/>
    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) => Call(token, args, self, options, null);

    /// <inheritdoc cref="Call(string, CallArgs, Resource?, CallOptions?)"/>
    /// <param name="token"></param>
    /// <param name="args"></param>
    /// <param name="self"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the method comes from, if the package has a parameter.</param>
    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.Track(_deployment.CallAsync(token, args, self, options, registerPackageRequest, null));
}
