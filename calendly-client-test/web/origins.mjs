// Uses the API from pages of other origins. A page whose origin is in CORS_ORIGINS can send every request of version 2
// and read the responses. A page of any other origin reads nothing and changes nothing.
import { withBrowser } from "./browser.mjs";
import { withPages, withRebinding } from "./pages.mjs";
import { READERS, WRITERS } from "./requests.mjs";
import { until, withServer } from "./server.mjs";

const NINE = 1956560400; // 2032-01-01T09:00:00Z
const HOUR = 3600;
const JSON_TYPE = { "Content-Type": "application/json" };

function check(holds, what) {
    if (!holds) {
        throw new Error(what);
    }
}

/** Sends a request from a page, and returns what the page can read of the response. */
function send(page, method, url, body, headers = {}) {
    return page.evaluate(
        async ({ method, url, body, headers }) => {
            try {
                const response = await fetch(url, { method, headers, body });
                const text = await response.text();
                return { status: response.status, text, headers: Object.fromEntries(response.headers) };
            } catch (failure) {
                return { failure: failure.name };
            }
        },
        { method, url, body: body && JSON.stringify(body), headers: body ? { ...JSON_TYPE, ...headers } : headers },
    );
}

/** A page of an allowed origin, which keeps the operations that it has not used. */
class AllowedPage {
    constructor(page, base, document) {
        this.page = page;
        this.base = base;
        this.unused = new Map();
        for (const path of Object.keys(document.paths).filter((each) => each.startsWith("/api/v2/"))) {
            const pattern = new RegExp(`^${path.replace(/{.*?}/g, "[^/]+")}$`);
            for (const method of Object.keys(document.paths[path]).filter((each) => each !== "parameters")) {
                this.unused.set(`${method.toUpperCase()} ${path}`, pattern);
            }
        }
    }

    async request(status, method, target, body, headers) {
        const response = await send(this.page, method, this.base + target, body, headers);
        check(response.status === status, `${method} ${target}: ${JSON.stringify(response)}, expected ${status}`);
        check(response.headers["x-request-id"], `${method} ${target}: X-Request-Id cannot be read`);
        const [path] = target.split("?");
        for (const [operation, pattern] of status < 300 ? this.unused : []) {
            if (operation.startsWith(`${method} `) && pattern.test(path)) {
                this.unused.delete(operation);
            }
        }
        return { ...response, body: response.text ? JSON.parse(response.text) : undefined };
    }
}

/** Sends every request of version 2. */
async function useEverything(page, base) {
    const document = await (await fetch(`${base}/api/openapi.json`)).json();
    const api = new AllowedPage(page, base, document);
    const window = `start_time=${NINE}&end_time=${NINE + 8 * HOUR}`;

    const key = { "Idempotency-Key": "add-ann" };
    const added = await api.request(201, "POST", "/api/v2/users", { name: "Ann" }, key);
    const ann = added.body.id;
    check(added.headers.location === `/api/v2/users/${ann}`, "Location of a user cannot be read");
    const again = await api.request(201, "POST", "/api/v2/users", { name: "Ann" }, key);
    check(again.body.id === ann, "a repeated request adds no second user");
    const bob = (await api.request(201, "POST", "/api/v2/users", { name: "Bob" })).body.id;
    await api.request(200, "GET", "/api/v2/users?query=ann");
    const read = await api.request(200, "GET", `/api/v2/users/${ann}`);
    const ifMatch = { "If-Match": read.headers.etag };
    await api.request(200, "PATCH", `/api/v2/users/${ann}`, { name: "Anna" }, ifMatch);
    const stale = await api.request(412, "PATCH", `/api/v2/users/${ann}`, { name: "Anne" }, ifMatch);
    check(stale.body.type === "/api/problems/changed-since", "a problem can be read");

    for (const id of [ann, bob]) {
        const slot = { start_time: NINE, end_time: NINE + 8 * HOUR };
        await api.request(201, "POST", `/api/v2/users/${id}/availability`, slot);
    }
    const last = `start_time=${NINE + 7 * HOUR}&end_time=${NINE + 8 * HOUR}`;
    await api.request(204, "DELETE", `/api/v2/users/${ann}/availability?${last}`);
    await api.request(200, "GET", `/api/v2/users/${ann}/availability?${window}`);
    await api.request(200, "GET", `/api/v2/users/${ann}/timeline?${window}`);
    await api.request(200, "GET", `/api/v2/overlaps?user_id=${ann}&user_id=${bob}&${window}`);

    const hours = { time_zone: "America/New_York", rules: [] };
    for (const name of ["home", "spare"]) {
        await api.request(201, "PUT", `/api/v2/users/${ann}/schedules/${name}`, hours);
    }
    await api.request(200, "GET", `/api/v2/users/${ann}/schedules`);
    await api.request(200, "GET", `/api/v2/users/${ann}/schedules/home`);
    await api.request(200, "GET", `/api/v2/users/${ann}/schedules/home/preview?${window}`);
    await api.request(204, "DELETE", `/api/v2/users/${ann}/schedules/spare`);
    const off = { from: "2039-12-24", until: "2039-12-26", time_zone: "Europe/Berlin" };
    const timeOff = (await api.request(201, "POST", `/api/v2/users/${ann}/time_off`, off)).headers.location;
    await api.request(200, "GET", `/api/v2/users/${ann}/time_off`);
    await api.request(200, "GET", timeOff);
    await api.request(204, "DELETE", timeOff);

    const slot = { start_time: NINE, end_time: NINE + HOUR };
    const scheduled = await api.request(201, "POST", "/api/v2/meetings", { attendee_ids: [ann, bob], ...slot }, {
        "Idempotency-Key": "schedule",
    });
    const meeting = scheduled.headers.location;
    check(meeting === `/api/v2/meetings/${scheduled.body.id}`, "Location of a meeting cannot be read");
    await api.request(200, "GET", `/api/v2/meetings?user_id=${ann}`);
    const { headers } = await api.request(200, "GET", meeting);
    const moved = await api.request(200, "PATCH", meeting, { start_time: NINE + HOUR }, { "If-Match": headers.etag });
    check(moved.headers.etag !== headers.etag, "ETag of a moved meeting cannot be read");
    await api.request(201, "POST", `${meeting}/cancellation`, { reason: "Ann is ill" }, {
        "If-Match": moved.headers.etag,
        "X-Request-Id": "of-the-page",
    });
    const { headers: bobs } = await api.request(200, "GET", `/api/v2/users/${bob}`);
    await api.request(204, "DELETE", `/api/v2/users/${bob}`, undefined, { "If-Match": bobs.etag });

    await api.request(405, "PUT", `/api/v2/users/${ann}`, { name: "Anna" });
    check(api.unused.size === 0, `not used: ${[...api.unused.keys()]}`);
}

/** Reads a 503 from a page. The database of the server cannot be reached. */
async function readRetryAfter(page, base) {
    const read = await send(page, "GET", `${base}/api/v2/users`);
    const write = await send(page, "POST", `${base}/api/v2/users`, { name: "Ann" });
    for (const { status, headers } of [read, write]) {
        check(status === 503 && headers["retry-after"] === "1", `Retry-After of ${status} cannot be read`);
    }
}

/** Returns what is stored, as far as the requests of the check can change it. */
async function stored(base) {
    const window = `start_time=${NINE}&end_time=${NINE + 30 * 24 * HOUR}`;
    const timelines = [1, 2].map((id) => `users/${id}/timeline?${window}`);
    const targets = ["users?count=100", "meetings?count=100", ...timelines];
    const texts = targets.map(async (target) => {
        const response = await fetch(`${base}/api/v2/${target}`);
        check(response.ok, `${target}: ${response.status}`);
        return response.text();
    });
    return JSON.stringify(await Promise.all(texts));
}

/** Returns requests that would change something, with bodies that need no preflight. */
async function writes(base) {
    const meetings = await (await fetch(`${base}/api/v2/meetings?status=scheduled`)).json();
    const time = `start_time=${NINE}&end_time=${NINE + HOUR}`;
    return [
        { target: "/api/v2/users", text: '{"name":"Eve"}' },
        { target: "/api/v2/users/1/availability", text: `{"start_time":${NINE},"end_time":${NINE + HOUR}}` },
        { target: `/api/v2/meetings/${meetings.collection[0].id}/cancellation`, text: "" },
        { target: "/api/availability/1", text: time },
        { target: "/api/meeting", text: `user_ids=1&user_ids=2&${time}` },
    ].map(({ target, text }) => ({ url: base + target, text }));
}

/** Sends every request that needs a preflight, and checks that the page gets nothing and nothing reaches a route. */
async function needPreflight(page, { base, requests }, name) {
    const [, , cancellation] = await writes(base);
    const attempts = [
        ["POST", "/api/v2/users", { name: "Eve" }, { "Idempotency-Key": "eve" }],
        ["PATCH", "/api/v2/users/1", { name: "Eve" }, { "If-Match": "*" }],
        ["PUT", "/api/v2/users/1", { name: "Eve" }],
        ["DELETE", "/api/v2/users/1", undefined, { "If-Match": "*" }],
        ["DELETE", `/api/v2/users/1/availability?start_time=${NINE}&end_time=${NINE + HOUR}`],
        ["POST", cancellation.url.substring(base.length), { reason: "Eve" }],
        ["POST", "/api/meeting", { user_ids: [1, 2], start_time: NINE, end_time: NINE + HOUR }],
        ["GET", "/api/v2/users/1", undefined, { "X-Request-Id": "eve" }],
    ];
    const before = requests.length;
    for (const [method, target, body, headers] of attempts) {
        const { failure } = await send(page, method, base + target, body, headers);
        check(failure === "TypeError", `${name}: ${method} ${target} can be read`);
    }
    // The log may have late lines of the reads of this check, which are no reads of a user.
    const later = () => requests.slice(before);
    const preflights = () => later().filter(({ method }) => method === "OPTIONS").length;
    await until(() => preflights() >= attempts.length, () => `${name}: ${preflights()} preflights`, 10_000);
    const others = later().filter(({ method }) => method !== "OPTIONS" && method !== "GET");
    const reads = later().filter(({ method, route }) => method === "GET" && route === "/api/v2/users/{user_id}");
    check(others.length + reads.length === 0, `${name}: ${JSON.stringify([...others, ...reads])}`);
}

/** Checks that a page reads nothing and changes nothing. */
async function getNothing(page, server, address) {
    const { base, requests } = server;
    const before = await stored(base);
    await page.goto(address);
    await needPreflight(page, server, address);
    for (const [kind, read] of Object.entries(READERS)) {
        for (const target of ["/api/v2/users", "/api/users", "/api/openapi.json", "/"]) {
            const seen = await page.evaluate(read, base + target);
            check(seen === "nothing", `${address}: ${kind} of ${target} shows ${seen}`);
        }
    }
    for (const [kind, write] of Object.entries(WRITERS)) {
        for (const { url, text } of await writes(base)) {
            const posts = () => requests.filter(({ method }) => method === "POST").length;
            const sent = posts();
            await page.goto(address);
            await write(page, url, text);
            await until(() => posts() > sent, () => `${address}: ${kind} to ${url} was not sent`, 10_000);
        }
    }
    const accepted = requests.filter(({ method, status }) => method === "POST" && status !== 403);
    check(accepted.length === 0, `${address}: ${JSON.stringify(accepted)}`);
    check((await stored(base)) === before, `${address}: something was stored`);
}

/** Checks that the requests of a listed page that need no preflight are carried out, so that they prove something. */
async function isServed(page, { base }, address) {
    for (const kind of ["a form", "sendBeacon of a form", "fetch without CORS of a form"]) {
        const before = await stored(base);
        const [, , , { url }] = await writes(base);
        const start = NINE + 24 * HOUR * (1 + Object.keys(WRITERS).indexOf(kind));
        await page.goto(address);
        await WRITERS[kind](page, url, `start_time=${start}&end_time=${start + HOUR}`);
        await until(async () => (await stored(base)) !== before, () => `${kind} of a listed page is not stored`);
    }
}

/** Checks that a page whose own name leads to the server now gets 421 and changes nothing (DNS rebinding). */
async function rebind(page, { base }) {
    const before = await stored(base);
    await withRebinding(base, async (port) => {
        await page.goto(`http://rebound.example:${port}/`);
        for (const [method, body] of [["GET"], ["POST", { name: "Eve" }], ["DELETE"]]) {
            const { status } = await send(page, method, "/api/v2/users/1", body);
            check(status === 421, `${method} for another host: ${status}`);
        }
    });
    check((await stored(base)) === before, "another host changes something");
}

async function checkOrigins(browser, listedPort, otherPort) {
    const page = await browser.newPage();
    const listed = `http://app.example:${listedPort}`;
    await withServer({ CORS_ORIGINS: listed }, async (server) => {
        const others = [
            `http://other.example:${listedPort}/`,
            `http://app.example:${otherPort}/`,
            `http://127.0.0.1:${otherPort}/`,
            `${listed}/sandboxed`,
            `http://other.example:${listedPort}/unreferred`,
        ];
        for (const address of others) {
            await getNothing(page, server, address);
            console.log(`origins: ${new URL(address).pathname} of ${new URL(address).host} gets nothing`);
        }
        await rebind(page, server);
        await page.goto(listed);
        await useEverything(page, server.base);
        await isServed(page, server, listed);
        console.log("origins: a listed page can do everything");
    });
    await withServer({}, async (server) => {
        await getNothing(page, server, `${listed}/`);
        console.log("origins: without a list the same page gets nothing");
    });
    const unreachable = "postgresql://nobody:none@127.0.0.1:1/none";
    await withServer({ CORS_ORIGINS: listed, DATABASE_URL: unreachable }, async ({ base }) => {
        await page.goto(listed);
        await readRetryAfter(page, base);
        console.log("origins: a listed page can read Retry-After");
    });
}

await withBrowser((browser) =>
    withPages((listedPort) => withPages((otherPort) => checkOrigins(browser, listedPort, otherPort))),
);
