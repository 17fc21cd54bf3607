// Starts the packaged server on demo data in a directory of its own, and runs one check against it: the conversation of
// the TypeScript client, or a press of every "Execute" button of Swagger UI in a real Chromium.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const JAR = resolve("../../../calendly-app/target/calendly.jar");
const START_TIMEOUT = 60_000;

/** Returns a port that is free now. */
function freePort() {
    return new Promise((found) => {
        const probe = createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => found(port));
        });
    });
}

async function awaitReady(base) {
    const deadline = Date.now() + START_TIMEOUT;
    for (;;) {
        const ready = await fetch(`${base}/health/ready`).then((response) => response.ok, () => false);
        if (ready) {
            return;
        }
        if (Date.now() > deadline) {
            throw new Error("The server does not start");
        }
        await new Promise((wake) => setTimeout(wake, 100));
    }
}

const check = process.argv[2];
const directory = mkdtempSync(join(tmpdir(), "calendly-"));
const port = await freePort();
const server = spawn("java", ["-jar", JAR], {
    cwd: directory,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", SEED: "demo", DATABASE_URL: "sqlite:///demo.db" },
    stdio: ["ignore", "ignore", "inherit"],
});
try {
    const base = `http://127.0.0.1:${port}`;
    await awaitReady(base);
    if (check === "press") {
        const { pressEverything } = await import("./press.mjs");
        await pressEverything(base);
    } else {
        const { converse } = await import("./js/conversation.js");
        await converse(base);
    }
    console.log(`${check}: everything held`);
} finally {
    server.kill();
    await new Promise((ended) => server.once("exit", ended));
    rmSync(directory, { recursive: true });
}
