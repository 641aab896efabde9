// Shows a page anew where the host says that it would look different. Without this script a page is as it was when it was loaded.
const stream = new EventSource(document.body.dataset.live);
let isBusy = false;
let isDue = false;

async function renew() {
    if (isBusy) {
        isDue = true;
        return;
    }
    isBusy = true;
    do {
        isDue = false;
        const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" });
        if (!answer.ok) break;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const part of document.querySelectorAll("[data-part]")) {
            const next = page.querySelector(`[data-part="${part.dataset.part}"]`);
            if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.replaceChildren(...next.childNodes);
        }
    } while (isDue);
    isBusy = false;
}

stream.addEventListener("changed", renew);
stream.addEventListener("over", () => stream.close());
