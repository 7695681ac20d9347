package io.nifiwan.engine.job;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which intents are certain never to have reached the engine. Only they may be submitted without asking the engine first.
 *
 * <p>An intent is unsent from the moment its writing is committed until the moment before it is sent, and again when the engine certainly
 * refused it. The knowledge lives in memory only: after a crash, or on another node, no intent is known to be unsent, which is exactly
 * the doubt that is there. Intents are known by the id of their FlowFile too, because copies, replays and FlowFiles that went to
 * another node and came back have new ids. Stopping a component sends nothing, so the knowledge outlives a stop.
 *
 * <p>Safe for use by several threads.
 */
public final class UnsentIntents {
    /**
     * Request ids inside an engine's submit call right now, in the whole process: a component that is terminated is built anew while its
     * old thread may still be sending, and the new one must not take that job for absent.
     */
    private static final Set<String> SENDING = ConcurrentHashMap.newKeySet();

    /** By request id. One FlowFile at most may send a request, however many copies of it there are. */
    private final Map<String, Permission> permissions = new ConcurrentHashMap<>();

    /** Notes that a request is not at the engine; it may be sent only once that is {@link #confirm}ed. */
    void propose(final String flowFileId, final String requestId) {
        permissions.put(requestId, new Permission(flowFileId, false));
    }

    /** Notes that the proposed intent is committed. Without effect when another FlowFile sent the same request meanwhile. */
    public void confirm(final String flowFileId, final String requestId) {
        permissions.replace(requestId, new Permission(flowFileId, false), new Permission(flowFileId, true));
    }

    /** Takes the permission to send away and tells whether there was one. */
    boolean take(final String flowFileId, final String requestId) {
        return permissions.remove(requestId, new Permission(flowFileId, true));
    }

    /** The request is about to be sent: whoever else was allowed to, no longer is. */
    void revoke(final String requestId) {
        permissions.remove(requestId);
    }

    /** Forgets all but these FlowFiles. */
    public void retain(final Set<String> flowFileIds) {
        permissions.values().removeIf(permission -> !flowFileIds.contains(permission.flowFileId));
    }

    /** Marks a request as being sent; false when it already is. */
    static boolean beginSending(final String requestId) {
        return SENDING.add(requestId);
    }

    /** Ends {@link #beginSending}. */
    static void endSending(final String requestId) {
        SENDING.remove(requestId);
    }

    private record Permission(String flowFileId, boolean confirmed) {
    }
}
