// A conversation with a server through types that openapi-typescript makes from docs/openapi.yaml.
import createClient from "openapi-fetch";
import type { components, paths } from "./calendly.js";

type Problem = components["schemas"]["Problem"];

function check(holds: boolean, what: string): asserts holds {
    if (!holds) {
        throw new Error(what);
    }
}

/** Adds users, finds their common time, and schedules, moves and cancels a meeting. */
export async function converse(baseUrl: string): Promise<void> {
    const api = createClient<paths>({ baseUrl });
    const start = 1956528000; // 2032-01-01T00:00:00Z
    const end = start + 4 * 3600;
    const ids: number[] = [];
    for (const name of ["Ann", "Bob"]) {
        const { data: user } = await api.POST("/api/v2/users", { body: { name } });
        check(user !== undefined, "a user is added");
        ids.push(user.id);
        const { data: declared } = await api.POST("/api/v2/users/{user_id}/availability", {
            params: { path: { user_id: user.id } },
            body: { start_time: start, end_time: end },
        });
        check(declared?.collection[0]?.end_time === end, "time is declared");
    }

    const { data: overlaps } = await api.GET("/api/v2/overlaps", {
        params: { query: { user_id: ids, start_time: start, end_time: end, sort: "-available" } },
    });
    check(overlaps?.collection[0]?.kind === "full", "both are free");

    const { data: meeting, response } = await api.POST("/api/v2/meetings", {
        params: { header: { "Idempotency-Key": crypto.randomUUID() } },
        body: { attendee_ids: ids, start_time: start, end_time: start + 3600, title: "Planning" },
    });
    check(meeting?.status === "scheduled", "a meeting is scheduled");
    const version = response.headers.get("ETag") ?? "";

    const path = { meeting_id: meeting.id };
    const body = { start_time: start + 3600 };
    const { data: moved } = await api.PATCH("/api/v2/meetings/{meeting_id}", {
        params: { path, header: { "If-Match": version } },
        body,
    });
    check(moved?.rescheduled_from?.start_time === start, "the meeting is moved");
    const { error: stale } = await api.PATCH("/api/v2/meetings/{meeting_id}", {
        params: { path, header: { "If-Match": version } },
        body,
    });
    check((stale as Problem).type === "/api/problems/changed-since", "an old version is refused");

    const { data: canceled } = await api.POST("/api/v2/meetings/{meeting_id}/cancellation", {
        params: { path },
        body: { reason: "Ann is ill", scope: "occurrence" },
    });
    check(canceled?.cancellation_reason === "Ann is ill", "the meeting is canceled");
}
