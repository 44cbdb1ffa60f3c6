namespace Rehearsal.Engine.State;

/// <summary>When a hook of a resource runs.</summary>
internal enum HookKind
{
    BeforeCreate,
    AfterCreate,
    BeforeUpdate,
    AfterUpdate,
    BeforeDelete,
    AfterDelete,

    /// <summary>When an operation has failed: the hook says whether it is tried again.</summary>
    OnError,
}
