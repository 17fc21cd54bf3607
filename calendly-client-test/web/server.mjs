// Starts the packaged server in a directory of its own, for one check.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const JAR = resolve("../../../calendly-app/target/calendly.jar");
const START_TIMEOUT = 60_000;

/** Returns a port that is free now. */
export function freePort() {
    return new Promise((found) => {
        const probe = createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => found(port));
        });
    });
}

/** Waits until a condition holds. */
export async function until(condition, failure, timeout = START_TIMEOUT) {
    const deadline = Date.now() + timeout;
    while (!(await condition())) {
        if (Date.now() > deadline) {
            throw new Error(failure());
        }
        await new Promise((wake) => setTimeout(wake, 50));
    }
}

function isLive(base) {
    return fetch(`${base}/health/live`).then((response) => response.ok, () => false);
}

function isReady(base) {
    return fetch(`${base}/health/ready`).then((response) => response.ok, () => false);
}

/**
 * Runs a check against a server.
 *
 * @param settings the settings that differ from those of a server on demo data
 * @param check a function of the server: its address, and the requests that its log has so far
 */
export async function withServer(settings, check) {
    const directory = mkdtempSync(join(tmpdir(), "calendly-"));
    const port = await freePort();
    const program = spawn("java", ["-jar", JAR], {
        cwd: directory,
        env: {
            ...process.env,
            PORT: String(port),
            HOST: "127.0.0.1",
            CORS_ORIGINS: "",
            SEED: "demo",
            DATABASE_URL: "sqlite:///demo.db",
            LOG_FORMAT: "json",
            ...settings,
        },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const requests = [];
    createInterface({ input: program.stdout }).on("line", (line) => {
        const { method, route, status } = line.startsWith("{") ? JSON.parse(line) : {};
        if (method) {
            requests.push({ method, route, status });
        }
    });
    try {
        const base = `http://127.0.0.1:${port}`;
        const isUp = settings.DATABASE_URL ? isLive : isReady;
        await until(() => isUp(base), () => "The server does not start");
        await check({ base, requests });
    } finally {
        const ended = new Promise((exit) => program.once("exit", exit));
        program.kill();
        await ended;
        rmSync(directory, { recursive: true });
    }
}
