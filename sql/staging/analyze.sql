-- Tells the planner how one target of a run has been filled.
analyze staging.{target};
