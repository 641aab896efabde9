using System.Text.Encodings.Web;
using System.Text.Json;
using InsightsEtl.Extract;
using Spectre.Console;

namespace InsightsEtl.Scheduler.Terminals;

/// <summary>Where a command writes: what it was asked for to stdout, everything said about the work to stderr.</summary>
sealed class Terminal
{
    /// <summary>Nobody wraps lines where nobody looks at a screen.</summary>
    const int WidthOfPipe = 10_000;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for a terminal or jq, never for a web page
    };

    readonly TextWriter _output;

    Terminal(TextWriter output, bool isJson, IAnsiConsole outputConsole, IAnsiConsole errorConsole, Progress progress)
    {
        _output = output;
        IsJson = isJson;
        Out = outputConsole;
        Error = errorConsole;
        Progress = progress;
    }

    public bool IsJson { get; }

    /// <summary>A person looks at stdout.</summary>
    public bool IsScreen => Out.Profile.Capabilities.Interactive;

    /// <summary>stdout for what Spectre draws (tables, cards); plain where stdout is no terminal.</summary>
    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    public Progress Progress { get; }

    public static Terminal Of(TextWriter output, TextWriter error, bool isJson, TimeProvider clock)
    {
        var isColourless = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var isScreen = !Console.IsErrorRedirected && ReferenceEquals(error, Console.Error);
        var errorConsole = ConsoleOf(error, isScreen, isColourless);
        var outputConsole = ConsoleOf(
            output, !Console.IsOutputRedirected && ReferenceEquals(output, Console.Out), isColourless || Console.IsErrorRedirected);
        return new(output, isJson, outputConsole, errorConsole, new(error, isScreen && !isColourless, clock));
    }

    /// <summary>A message for the person at the keyboard or the log, on stderr.</summary>
    public void Say(string message) => Progress.Say(message);

    /// <summary>A message of several lines, our own or a server's.</summary>
    public void SayLines(string message)
    {
        foreach (var line in message.ReplaceLineEndings("\n").Split('\n')) Say(line);
    }

    /// <summary>A line of what was asked for, on stdout.</summary>
    public void Write(string line) => _output.WriteLine(line);

    /// <summary>The one object of --json.</summary>
    public void WriteJson<T>(T value) => _output.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>The object where --json was asked for, the line else.</summary>
    public void Write<T>(string line, T value)
    {
        if (IsJson)
        {
            WriteJson(value);
        }
        else
        {
            Write(line);
        }
    }

    /// <summary>Rows of plain text under headings; columns without lines where stdout is no terminal, so that awk and grep can read them.</summary>
    /// <param name="numbers">Places of the columns that are aligned right and never broken.</param>
    /// <param name="hidden">Places of the columns that are left out.</param>
    public void WriteTable(
        IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyCollection<int>? numbers = null,
        IReadOnlyCollection<int>? hidden = null)
    {
        var places = Enumerable.Range(0, headings.Count).Where(place => hidden?.Contains(place) != true).ToList();
        var table = new Table { Border = IsScreen ? TableBorder.Rounded : TableBorder.None };
        foreach (var place in places)
        {
            var isNumber = numbers?.Contains(place) == true;
            table.AddColumn(new TableColumn(Markup.Escape(headings[place])) { NoWrap = isNumber || !IsScreen, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
        {
            table.AddRow(places.Select(place => Markup.Escape(ShownText.Of(row[place]))).ToArray());
        }

        Out.Write(table);
    }

    /// <summary>RFC 4180 with the columns' names first; null is empty, an empty text is "".</summary>
    public void WriteCsv(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        Write(string.Join(',', columns));
        foreach (var row in rows) Write(string.Join(',', row.Select(CsvCell)));
    }

    static string CsvCell(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "true" : "false",
        string text when text.Length == 0 || text.AsSpan().ContainsAny(",\"\r\n") => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static IAnsiConsole ConsoleOf(TextWriter writer, bool isScreen, bool isColourless)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isScreen && !isColourless ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isScreen && !isColourless ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isScreen ? InteractionSupport.Yes : InteractionSupport.No,
        });
        if (!isScreen)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return console;
    }
}
