// Shows a page anew where the host says that it would look different. Without this script a page is as it was when it was loaded.
let isBusy = false;
let isDue = false;
let nextTry = 0;

async function renew() {
    if (isBusy) {
        isDue = true;
        return;
    }
    isBusy = true;
    let isShown = false;
    try {
        do {
            isDue = false;
            isShown = false;
            const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" });
            if (!answer.ok) break;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            for (const part of document.querySelectorAll("[data-part]")) {
                const next = page.querySelector(`[data-part="${part.dataset.part}"]`);
                if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.replaceChildren(...next.childNodes);
            }
            isShown = true;
        } while (isDue);
    } catch {
        // The host is away.
    } finally {
        isBusy = false;
        // No other event may follow the one that could not be shown.
        clearTimeout(nextTry);
        if (!isShown) nextTry = setTimeout(renew, 5000);
    }
}

function listen() {
    const stream = new EventSource(document.body.dataset.live);
    stream.addEventListener("changed", renew);
    stream.addEventListener("over", () => stream.close());
    // An answer other than a stream, as while the database is away, closes it for good.
    stream.addEventListener("error", () => {
        if (stream.readyState !== EventSource.CLOSED) return;
        setTimeout(() => {
            listen();
            renew();
        }, 5000);
    });
}

listen();
