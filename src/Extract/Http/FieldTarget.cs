using System.Runtime.InteropServices;

namespace InsightsEtl.Extract;

/// <summary>A column that a field may fill.</summary>
/// <param name="Rank">0 is the name that is preferred; of two fields that hold something the lower rank wins.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct FieldTarget(int Ordinal, int Rank);
