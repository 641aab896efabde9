-- Renews a lease, unless its run publishes at this moment and so holds the row itself: nobody can take it then.
-- Params: @month (first day), @token, @lifetime.
update etl.lease set expires_at = clock_timestamp() + @lifetime
where month_start = (
    select month_start from etl.lease where month_start = @month and token = @token for update skip locked);
