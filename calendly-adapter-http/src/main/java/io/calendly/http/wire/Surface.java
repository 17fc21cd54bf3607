package io.calendly.http.wire;

import io.calendly.domain.refusal.Refusal;
import io.javalin.http.Context;

/** How a surface says no. */
public interface Surface {

    /** What the rules refuse. */
    void refuse(Context ctx, Refusal refusal);

    /** What could not be understood. */
    void reject(Context ctx, InvalidInput input);

    /** Anything else that HTTP has a status for: an unknown path, a body that is too large, a fault of ours. */
    void fail(Context ctx, int status, String detail);
}
