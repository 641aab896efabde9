-- Has a month looked at once more when what is open of it has ended.
-- Params: @month (first day).
update etl.run_request set is_asked_again = true where month_start = @month and state in ('queued', 'running');
