-- Empties one target of a run for the next month to be derived in it.
truncate staging.{target};
