using System.Text.Json.Nodes;

namespace Rehearsal.Azure.Behaviours;

/// <summary>Completing and merging JSON objects.</summary>
internal static class JsonObjects
{
    extension(JsonObject target)
    {
        /// <summary>A member that is an object, added when missing.</summary>
        internal JsonObject Child(string name)
        {
            if (target[name] is not JsonObject child)
            {
                target[name] = child = [];
            }

            return child;
        }

        /// <summary>The text at a path such as <c>policies.exportPolicy.status</c>; null when there is none or it is something else.</summary>
        internal string? TextAt(string path)
        {
            JsonNode? node = target;
            foreach (var name in path.Split('.'))
            {
                node = (node as JsonObject)?[name];
            }

            return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }

        /// <summary>Whether the text at a path is this one, without regard to case.</summary>
        internal bool Says(string path, string value) => value.Equals(target.TextAt(path), StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether a member is <c>true</c>.</summary>
        internal bool Flag(string name) => target[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

        /// <summary>Adds what is missing, at every depth.</summary>
        internal void Complete(JsonObject defaults)
        {
            foreach (var (name, value) in defaults)
            {
                if (target[name] is JsonObject existing && value is JsonObject child)
                {
                    existing.Complete(child);
                }
                else if (target[name] is null)
                {
                    target[name] = value?.DeepClone();
                }
            }
        }

        /// <summary>Changes members as a PATCH does: objects are merged, null removes, and tags are taken as a whole.</summary>
        internal void Merge(JsonObject patch)
        {
            foreach (var (name, value) in patch)
            {
                if (value is null)
                {
                    _ = target.Remove(name);
                }
                else if (name != "tags" && target[name] is JsonObject existing && value is JsonObject child)
                {
                    existing.Merge(child);
                }
                else
                {
                    target[name] = value.DeepClone();
                }
            }
        }
    }
}
