namespace InsightsEtl.Load;

/// <summary>Who wants something done, why, and by which way.</summary>
/// <param name="Who">The account, or user and machine of a command line.</param>
/// <param name="Why">A reason in their own words; not empty.</param>
public sealed record Asker(string Who, string Why, RequestSource Source);
