package io.calendly.http.wire;

import io.calendly.domain.refusal.Refusal;
import io.javalin.http.Context;

/** How a surface says no. */
public interface ErrorRenderer {

    /** What the rules refuse. */
    void render(Context ctx, Refusal refusal);

    /** What could not be understood. */
    void renderInvalidInput(Context ctx, InvalidInput input);

    /** Anything else that HTTP has a status for: an unknown path, a body that is too large, a fault of ours. */
    void renderStatus(Context ctx, int status, String detail);
}
