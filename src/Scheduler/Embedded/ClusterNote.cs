using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>What a home remembers of its cluster: port, passwords, and where the data lie when not in the home itself.</summary>
/// <param name="Port">0 until one was chosen.</param>
/// <param name="DataFolder">Null where the data lie in <c>&lt;home&gt;/postgres</c>, so that a home can be moved.</param>
sealed record ClusterNote(int Port, string OwnerPassword, string ViewerPassword, string ExecutivePassword, string? DataFolder = null)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [JsonIgnore]
    public ClusterAddress Address => new(Port, OwnerPassword, ViewerPassword, ExecutivePassword);

    public static string FileIn(string home) => Path.Combine(home, "postgres.json");

    public static ClusterNote New() => new(0, NewPassword(), NewPassword(), NewPassword());

    /// <summary>192 random bits in hexadecimal: safe in a URL, a shell and a connection string without escaping.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <returns>Null when the home has no cluster yet.</returns>
    /// <exception cref="ClusterException">The note is there but cannot be read.</exception>
    public static ClusterNote? Read(string home)
    {
        var file = FileIn(home);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ClusterNote>(File.ReadAllText(file)) : null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new ClusterException(
                $"{file} belongs to another user. It is readable by its owner only: run as that user, or give another --home.", isSettings: true);
        }
        catch (JsonException exception)
        {
            throw new ClusterException(
                $"{file} is damaged ({exception.Message}). Expected port and passwords as JSON: restore it from a backup.", isSettings: true);
        }
    }

    /// <summary>Written beside and renamed, readable by its owner only.</summary>
    public void Write(string home)
    {
        var file = FileIn(home);
        var beside = file + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new FileStream(beside, options))
        {
            JsonSerializer.Serialize(stream, this, Indented);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }
}
