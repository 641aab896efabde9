namespace InsightsEtl.Load.People;

/// <summary>Tries of an account, and from an address, within the window.</summary>
sealed record SignInTryCount(int OfAccount, int OfAddress);
