using InsightsEtl.Load.Ops;
using InsightsEtl.Load.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace InsightsEtl.Scheduler.Downloads;

/// <summary>Hands out report files as they lie on disk: in parts where parts are asked for, and never through memory.</summary>
sealed class ReportShelf(ReportFolder folder)
{
    /// <returns>Null: the ledger has the file and the disk does not, or not at its size.</returns>
    public IResult? Open(ReportFileRow file, HttpResponse response)
    {
        var path = folder.PathOf(file.FileName);
        var found = new FileInfo(path);
        if (!found.Exists || found.Length != file.FileBytes) return null;
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(file.Sha256))}:";
        // A file never changes once it has its name; it may be kept, but is asked for each time: a role may have gone.
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(
            path, TypeOf(file.Format), file.ShortName, new DateTimeOffset(file.WrittenAt), new EntityTagHeaderValue($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }

    /// <returns>Null: it is not there.</returns>
    public IResult? OpenManifest(ReportFileRow file)
    {
        var path = folder.ManifestPathOf(file.FileName);
        return File.Exists(path) ? TypedResults.PhysicalFile(path, "application/json") : null;
    }

    static string TypeOf(string format) => format == "parquet" ? "application/vnd.apache.parquet" : "application/gzip";
}
