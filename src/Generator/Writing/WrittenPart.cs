namespace InsightsEtl.Generator;

/// <summary>A part as its manifest will describe it, with the bad rows planted in it.</summary>
/// <param name="Planted">Null: nothing was to be planted.</param>
sealed record WrittenPart(DeliveryName Delivery, string Name, long Bytes, string Sha256, long Rows, PlantedRows? Planted);
