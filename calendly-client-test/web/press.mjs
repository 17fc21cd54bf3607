// Presses "Try it out" and twice "Execute" of every operation of Swagger UI, and changes nothing that the page fills in.
import { withBrowser } from "./browser.mjs";
import { withServer } from "./server.mjs";

/** The statuses of the second press where the first one rules out a second success. */
const REFUSED_AGAIN = {
    declareAvailability: 409,
    deleteUser: 404,
    scheduleMeeting: 409,
    cancelMeeting: 409,
    declareClassicAvailability: 400,
    scheduleClassicMeeting: 400,
};

/** Presses a button and returns the status of the response that the page shows. */
async function press(page, block) {
    const answer = page.waitForResponse((response) => response.request().resourceType() === "fetch");
    await block.locator(".btn.execute").click();
    const response = await answer;
    await response.finished();
    await block.locator(".live-responses-table .response-col_status").first().waitFor();
    return response.status();
}

/** Checks every operation of the page. */
async function pressEverything(browser, base) {
    const page = await browser.newPage();
    await page.goto(`${base}/api/docs`);
    await page.locator(".opblock").first().waitFor();
    const faults = [];
    const blocks = await page.locator(".opblock").all();
    for (const block of blocks) {
        const id = (await block.getAttribute("id")).replace(/^operations-[^-]*-/, "");
        await block.locator(".opblock-summary-control").click();
        await block.locator(".try-out__btn").click();
        const first = await press(page, block);
        const second = await press(page, block);
        if (first >= 300) {
            faults.push(`${id}: ${first}`);
        }
        if (second >= 300 && second !== REFUSED_AGAIN[id]) {
            faults.push(`${id}, again: ${second}`);
        }
        await block.locator(".opblock-summary-control").click();
    }
    if (blocks.length < 25 || faults.length > 0) {
        throw new Error(`${blocks.length} operations; ${faults.join("; ")}`);
    }
    console.log(`press: ${blocks.length} operations, each pressed twice`);
}

await withServer({}, ({ base }) => withBrowser((browser) => pressEverything(browser, base)));
