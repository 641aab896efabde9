namespace InsightsEtl.Load.Reports;

/// <summary>Writes a report down in one format, for one audience.</summary>
interface IReportWriter : IDisposable
{
    void Write(RowBatch batch);

    /// <summary>Without it the file is not whole. The stream stays open.</summary>
    void Complete();
}
