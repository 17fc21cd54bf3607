// Serves the pages of other origins, for one check.
import { createServer, request as open } from "node:http";

const BLANK = '<!DOCTYPE html><html lang="en"><title>A page</title><body></body></html>';

/** The header fields of the pages, by their path. */
const FIELDS = {
    "/": {},
    // Its origin is opaque: the browser sends "Origin: null".
    "/sandboxed": { "Content-Security-Policy": "sandbox allow-scripts allow-forms allow-popups" },
    // Without a referrer, requests without CORS have "Origin: null" too.
    "/unreferred": { "Referrer-Policy": "no-referrer" },
};

/** Adds a policy that allows no style. The browser reports each one to the address. */
function withReports(fields, address) {
    const policies = [fields["Content-Security-Policy"], `style-src 'none'; report-uri ${address}`];
    return { ...fields, "Content-Security-Policy": policies.filter(Boolean).join("; ") };
}

function respond(request, response) {
    request.resume();
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const fields = FIELDS[pathname];
    if (pathname === "/redirect") {
        response.writeHead(307, { Location: searchParams.get("to") }).end();
    } else if (fields) {
        const reports = searchParams.get("reports");
        const own = reports ? withReports(fields, reports) : fields;
        response.writeHead(200, { "Content-Type": "text/html", ...own }).end(BLANK);
    } else {
        response.writeHead(404).end();
    }
}

async function listening(respond, check) {
    const server = createServer(respond);
    await new Promise((listens) => server.listen(0, "127.0.0.1", listens));
    try {
        await check(server.address().port);
    } finally {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
    }
}

/** Runs a check with a server of pages, whose port it gets. */
export function withPages(check) {
    return listening(respond, check);
}

/**
 * Runs a check with a port whose root is a page, and whose other paths lead to another server. For both that server and
 * the browser it is as if the name of the page led there since the page was loaded.
 */
export function withRebinding(base, check) {
    return listening((request, response) => {
        if (request.url === "/") {
            respond(request, response);
            return;
        }
        const { method, headers } = request;
        const onward = open(base + request.url, { method, headers }, (reply) => {
            response.writeHead(reply.statusCode, reply.headers);
            reply.pipe(response);
        });
        request.pipe(onward);
    }, check);
}
