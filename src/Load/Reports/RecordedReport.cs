using System.Security.Cryptography;

namespace InsightsEtl.Load.Reports;

/// <summary>A report file as the ledger knows it.</summary>
/// <param name="Name">Path below the folder of reports.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="PublishedVersion">That the month has now; above <paramref name="Version"/> the file is due to be written again.</param>
public sealed record RecordedReport(string Name, long Bytes, string Sha256, int Version, int PublishedVersion)
{
    /// <summary>The file from its start, after it was read once and found to be what the ledger says.</summary>
    /// <exception cref="IOException">It is not there, or has other bytes.</exception>
    public async Task<Stream> OpenAsync(ReportFolder folder, CancellationToken cancellationToken)
    {
        var file = new FileStream(folder.PathOf(Name), FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            if (found != Sha256)
                throw new IOException(
                    $"Found other bytes in '{file.Name}' than were written: expected SHA-256 {Sha256}, found {found}. "
                    + "To do: delete the file, and let 'insights report build' write it again.");
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
