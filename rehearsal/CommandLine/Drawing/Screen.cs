using System.Collections.Concurrent;
using System.Text;
using Rehearsal.CommandLine.Running;

namespace Rehearsal.CommandLine.Drawing;

/// <summary>
/// Owns the terminal: its thread is the only one that writes to standard output and standard error. Others send it what to write, which
/// never blocks; so a slow terminal cannot cause a deadlock.
/// </summary>
internal sealed class Screen : IDisposable
{
    /// <summary>How long a picture is shown before it is drawn again, so that its clocks advance.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly BlockingCollection<Action> _messages = [];
    private readonly StringBuilder _unwritten = new();
    private readonly LiveRegion _region;
    private readonly Thread _thread;
    private ScreenStream? _stream;
    private LivePicture? _picture;
    private bool _isAtLineStart = true;
    private bool _hasEnded;

    internal Screen(ScreenStream output, ScreenStream error)
    {
        (Output, Error, _region) = (output, error, new LiveRegion(output));
        _thread = new Thread(Run) { IsBackground = true, Name = "screen" };
        _thread.Start();
    }

    internal ScreenStream Output { get; }

    internal ScreenStream Error { get; }

    /// <summary>Why something could not be written, for example because the disk is full; null when all was. To be read after <see cref="Dispose"/>.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>Writes below what is written; lines that end with a line break stay whole.</summary>
    internal void Write(ScreenStream stream, string text) => _messages.Add(() => Append(stream, text));

    /// <summary>Draws lines below all that is written, over the ones that were drawn before. Only on a terminal that can move its cursor.</summary>
    internal void Draw(LivePicture picture) => _messages.Add(() => _picture = picture);

    /// <summary>Writes what was sent before and clears what is drawn. Later text is dropped.</summary>
    public void Dispose()
    {
        _messages.Add(() => _hasEnded = true);
        _thread.Join();
    }

    private void Run()
    {
        while (!_hasEnded)
        {
            if (_messages.TryTake(out var message, _region.IsDrawn ? Refresh : Timeout.InfiniteTimeSpan))
            {
                do
                {
                    Try(message);
                }
                while (!_hasEnded && _messages.TryTake(out message));
            }
            Try(Redraw);
            Try(Flush);
        }
    }

    private void Append(ScreenStream stream, string text)
    {
        if (text.Length == 0)
            return;
        if (stream.IsTerminal)
        {
            Put(Output, _region.Erase());
            _isAtLineStart = text[^1] is '\n' or '\r';
        }
        Put(stream, text);
    }

    private void Redraw()
    {
        Put(Output, _region.Erase());
        if (_picture is { } picture && _isAtLineStart && !_hasEnded)
            Put(Output, _region.Draw(picture()));
    }

    /// <summary>Collects text until it is for the other stream, so that the picture does not flicker in between.</summary>
    private void Put(ScreenStream stream, string text)
    {
        if (text.Length == 0)
            return;
        if (stream != _stream)
            Try(Flush);
        _stream = stream;
        _unwritten.Append(text);
    }

    private void Flush()
    {
        var text = _unwritten.ToString();
        _unwritten.Clear();
        _stream?.Writer.Write(text);
        _stream?.Writer.Flush();
    }

    /// <summary>One message that cannot be written must not keep the next one from being written.</summary>
    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            Failure ??= error;
        }
    }
}
