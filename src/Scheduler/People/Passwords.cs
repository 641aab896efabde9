using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InsightsEtl.Scheduler.People;

/// <summary>Hashes and checks passwords with the framework's hasher.</summary>
static class Passwords
{
    public const int LeastCharacters = 12;

    /// <summary>Hashing costs time by the length too.</summary>
    public const int MostCharacters = 200;

    /// <summary>PBKDF2 with HMAC-SHA-512, as OWASP advises; about 0.1 s.</summary>
    const int Iterations = 210_000;

    static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>No more at once than there are cores: somebody who tries thousands shall not take them all for long.</summary>
    static readonly SemaphoreSlim Turn = new(Environment.ProcessorCount);

    /// <summary>What a password is held against where there is no account, so that the answer takes as long.</summary>
    static readonly Lazy<string> HashOfNobody = new(() => Hash(Random()));

    public static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <param name="hash">Null: there is no such account; the answer is no, after the time a yes would take.</param>
    public static async Task<bool> AreEqualAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var result = await Task.Run(
                () => Hasher.VerifyHashedPassword("", hash ?? HashOfNobody.Value, password), CancellationToken.None);
            return hash is not null && result != PasswordVerificationResult.Failed;
        }
        finally
        {
            Turn.Release();
        }
    }
}
