using System.Text;
using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>Says which warehouse a folder of reports belongs to: another one would take its files for leftovers.</summary>
static class ReportFolderMark
{
    const string FileName = ".warehouse";

    /// <summary>Marks a new folder, and refuses a stranger's.</summary>
    /// <exception cref="ReportFolderException">The folder is of another warehouse, or the warehouse's own is not there.</exception>
    public static async Task EnsureAsync(NpgsqlConnection connection, ReportFolder folder, CancellationToken cancellationToken)
    {
        var expected = (await connection.ScalarAsync<Guid>("select installation_id from etl.installation", cancellationToken)).ToString();
        var path = folder.PathOf(FileName);
        if (File.Exists(path))
        {
            var found = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            if (found != expected) throw Refused(folder, $"those of another warehouse ({found})");
            return;
        }
        if (await connection.ScalarAsync<bool>("select exists (select from etl.report_file)", cancellationToken))
            throw Refused(folder, $"none; expected those in the ledger (its disk may not be mounted). If they are gone for good, "
                + $"'echo {expected} > {path}' lets them be written again");
        folder.Create();
        var draft = folder.PathOf($"{FileName}-{Guid.NewGuid():N}");
        DurableFolder.WriteFile(draft, Encoding.UTF8.GetBytes(expected + "\n"));
        File.Move(draft, path, overwrite: true);
        DurableFolder.Flush(folder.PathOf(""));
    }

    static ReportFolderException Refused(ReportFolder folder, string found) =>
        new($"Found report files in {folder.PathOf("")}: {found}. To do: give the home of this database, '--home DIR'.");
}
