// Starts Chromium for one check.
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Runs a check in a browser. Every host under .example is this machine. */
export async function withBrowser(check) {
    const browser = await chromium.launch({
        executablePath: EXECUTABLE,
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP *.example 127.0.0.1",
        ],
    });
    try {
        await check(browser);
    } finally {
        await browser.close();
    }
}
