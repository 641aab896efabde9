-- wrk --latency leaves the 95th percentile out.
done = function(summary, latency)
    for _, share in ipairs({ 50, 90, 95, 99 }) do
        io.write(string.format("    %d %%  %.1f ms\n", share, latency:percentile(share) / 1000))
    end
end
