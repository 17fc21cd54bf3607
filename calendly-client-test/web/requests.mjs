// The requests that a browser sends for a page of another origin without asking the server first (preflight).

/** The ways to read a response. Each is a function in the page that returns what it saw. */
export const READERS = {
    "fetch with CORS": (url) => fetch(url).then((response) => response.status, () => "nothing"),
    "fetch without CORS": async (url) => {
        const response = await fetch(url, { mode: "no-cors" });
        const seen = [response.status || "", await response.text(), ...response.headers.keys()].join("");
        return response.type === "opaque" && seen === "" ? "nothing" : `${response.type} ${seen}`;
    },
    "XMLHttpRequest": (url) =>
        new Promise((seen) => {
            const request = new XMLHttpRequest();
            request.onloadend = () => seen(request.status || request.responseText || "nothing");
            request.open("GET", url);
            request.send();
        }),
    "<img>, <script>, <link>, <video> and <object>": async (url) => {
        const seen = Object.entries({ img: "src", script: "src", link: "href", video: "src", object: "data" }).map(
            ([name, attribute]) =>
                new Promise((done) => {
                    const element = document.createElement(name);
                    element.rel = "stylesheet";
                    element.onload = () => done(name === "object" && !element.contentDocument ? "" : name);
                    element.onerror = () => done("");
                    element[attribute] = url;
                    document.body.append(element);
                    setTimeout(() => done(""), name === "object" ? 500 : 5000);
                }),
        );
        return (await Promise.all(seen)).join("") || "nothing";
    },
    "<iframe>": (url) =>
        new Promise((seen) => {
            const frame = document.createElement("iframe");
            frame.onload = () => seen(frame.contentDocument ? "a document" : "nothing");
            frame.src = url;
            document.body.append(frame);
        }),
    "import": (url) => import(url).then(() => "a module", () => "nothing"),
    "EventSource": (url) =>
        new Promise((seen) => {
            const source = new EventSource(url);
            source.onopen = () => seen("a stream");
            source.onerror = () => {
                source.close();
                seen("nothing");
            };
        }),
    "WebSocket": (url) =>
        new Promise((seen) => {
            const socket = new WebSocket(url.replace("http:", "ws:"));
            socket.onopen = () => seen("a connection");
            socket.onerror = () => seen("nothing");
        }),
};

/** Sends a form from a page into a frame of it. */
function form(enctype, action = (url) => url) {
    return (page, url, text) =>
        page.evaluate(
            ({ enctype, action, text }) => {
                const frame = document.createElement("iframe");
                frame.name = "target";
                const form = document.createElement("form");
                Object.assign(form, { method: "post", enctype, action, target: "target" });
                for (const [name, value] of new URLSearchParams(text)) {
                    const input = document.createElement("input");
                    Object.assign(input, { type: "hidden", name, value });
                    form.append(input);
                }
                document.body.append(frame, form);
                form.submit();
            },
            { enctype, action: action(url, page), text },
        );
}

/** Returns the address on the origin of a page that leads on to another one. */
function redirect(url, page) {
    return new URL(`/redirect?to=${encodeURIComponent(url)}`, page.url()).href;
}

/** Lets a page send a text with a function that runs in it. */
function sending(script) {
    return (page, url, text) => page.evaluate(script, { url, text });
}

/** The ways to write. Each lets a page send one POST. */
export const WRITERS = {
    "a form": form("application/x-www-form-urlencoded"),
    "a form of parts": form("multipart/form-data"),
    "a form of plain text": form("text/plain"),
    "a form that is redirected": form("application/x-www-form-urlencoded", redirect),
    "fetch with CORS": sending(({ url, text }) => {
        fetch(url, { method: "POST", body: text }).catch(() => undefined);
    }),
    "fetch without CORS": sending(({ url, text }) => {
        fetch(url, { method: "POST", mode: "no-cors", body: text });
    }),
    "fetch without CORS of a form": sending(({ url, text }) => {
        fetch(url, { method: "POST", mode: "no-cors", keepalive: true, body: new URLSearchParams(text) });
    }),
    "XMLHttpRequest": sending(({ url, text }) => {
        const request = new XMLHttpRequest();
        request.open("POST", url);
        request.send(text);
    }),
    "sendBeacon": sending(({ url, text }) => navigator.sendBeacon(url, text)),
    "sendBeacon of a form": sending(({ url, text }) => navigator.sendBeacon(url, new URLSearchParams(text))),
    "sendBeacon of parts": sending(({ url, text }) => {
        const parts = new FormData();
        new URLSearchParams(text).forEach((value, name) => parts.append(name, value));
        navigator.sendBeacon(url, parts);
    }),
    "the ping of a link": sending(({ url }) => {
        const link = document.createElement("a");
        Object.assign(link, { href: "#there", ping: url });
        document.body.append(link);
        link.click();
    }),
    "a report of a policy": async (page, url) => {
        await page.goto(`${page.url()}?reports=${encodeURIComponent(url)}`);
        await page.evaluate(() => document.body.append(document.createElement("style")));
    },
};
