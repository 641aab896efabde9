using System.Runtime.InteropServices;

namespace InsightsEtl.Transform;

/// <summary>Seats of a workload on a day.</summary>
/// <param name="Assigned">0 or more.</param>
/// <param name="Active">0 or more: with activity in the source's window that ends on the day.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Seats(int Assigned, int Active);
