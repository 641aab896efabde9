-- Notes how sending a message went.
-- Params: @alert, @state, @pause (until the next try).
update etl.alert
set state = @state, attempt = attempt + 1, try_after = clock_timestamp() + @pause,
    sent_at = case when @state = 'sent' then clock_timestamp() end
where alert_id = @alert;
