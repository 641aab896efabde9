namespace InsightsEtl.Extract;

/// <summary>Reads an answer that has come as far as its headers.</summary>
delegate Task<T> PageRead<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    where T : class;
