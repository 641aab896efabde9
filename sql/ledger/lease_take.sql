-- Gives a month to a run: the token rises.
-- Params: @month (first day), @run, @lifetime.
-- Returns: the token.
update etl.lease set token = token + 1, run_id = @run, expires_at = clock_timestamp() + @lifetime
where month_start = @month
returning token;
