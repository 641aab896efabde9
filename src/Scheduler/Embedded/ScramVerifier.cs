using System.Security.Cryptography;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>What PostgreSQL stores of a password (RFC 5803): enough to check it, not enough to use it.</summary>
static class ScramVerifier
{
    /// <summary>PostgreSQL's own count.</summary>
    const int Iterations = 4096;

    /// <param name="password">ASCII, so that it needs no normalization.</param>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}
