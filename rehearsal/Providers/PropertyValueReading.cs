using Rehearsal.Engine.Values;

namespace Rehearsal.Providers;

/// <summary>Reading property values that may be secret.</summary>
internal static class PropertyValueReading
{
    extension(PropertyValue value)
    {
        /// <summary>The value itself, without the mark that it is secret.</summary>
        internal PropertyValue Plain => value is PropertyValue.Secret secret ? secret.Value.Plain : value;

        /// <summary>Whether any part of it is not known yet.</summary>
        internal bool HasUnknown => value.Plain switch
        {
            PropertyValue.Unknown => true,
            PropertyValue.List list => list.Items.Any(item => item.HasUnknown),
            PropertyValue.Map map => map.Members.Values.Any(member => member.HasUnknown),
            _ => false,
        };

        /// <summary>Its text, or null when it is none.</summary>
        internal string? AsText() => value.Plain switch
        {
            PropertyValue.Text text => text.Value,
            PropertyValue.Reference reference => reference.Id,
            _ => null,
        };
    }
}
