// Looks at every page in light and dark and at three widths. No page is wider than the window, and no text has too
// little contrast.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { withBrowser } from "./browser.mjs";
import { withServer } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 768, 1440];

/** Opens operations of Swagger UI, with the form of a request and with a response. */
async function open(page) {
    await page.locator(".opblock").first().waitFor();
    for (const id of ["listUsers", "scheduleMeeting", "withdrawAvailability", "declareClassicAvailability"]) {
        const block = page.locator(`.opblock[id$=-${id}]`);
        await block.locator(".opblock-summary-control").click();
        await block.locator(".try-out__btn").click();
    }
    const list = page.locator(".opblock[id$=-listUsers]");
    await list.locator(".btn.execute").click();
    await list.locator(".live-responses-table").waitFor();
}

/** Returns what is wrong with the look of a page. */
async function faults(page) {
    // A color that is still changing is neither the old nor the new one.
    await page.addStyleTag({ content: "* { transition: none !important; }" });
    await page.evaluate(AXE);
    return page.evaluate(async () => {
        const { scrollWidth } = document.documentElement;
        const wide = scrollWidth > window.innerWidth ? [`${scrollWidth} pixels wide`] : [];
        const { violations } = await axe.run({ runOnly: ["color-contrast"] });
        const pale = violations.flatMap(({ nodes }) =>
            nodes.map(({ html, any }) => `${any[0].data.contrastRatio}: ${html.slice(0, 100)}`),
        );
        return [...wide, ...pale];
    });
}

async function look(browser, base) {
    const all = [];
    for (const width of WIDTHS) {
        for (const colorScheme of ["light", "dark"]) {
            // The policy of a page lets no script and no style of this check in.
            const viewport = { width, height: 900 };
            const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
            const page = await context.newPage();
            for (const path of ["/", "/api/problems/not-free", "/api/docs"]) {
                await page.goto(base + path);
                if (path === "/api/docs") {
                    await open(page);
                }
                const found = await faults(page);
                all.push(...found.map((fault) => `${path}, ${colorScheme}, ${width}: ${fault}`));
            }
            await context.close();
        }
    }
    if (all.length > 0) {
        throw new Error(all.join("\n"));
    }
    console.log("looks: every page fits its window, and its text has contrast");
}

await withServer({}, ({ base }) => withBrowser((browser) => look(browser, base)));
