package io.nifiwan.quality.decode;

import io.nifiwan.media.VideoFacts;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Brings frames from decoding into presentation order with a window as long as H.264 allows reordering to be. */
final class FrameSorter {
    /** H.264 holds at most 16 frames back. */
    private static final int WINDOW = 16;

    private final WorkingSize size;
    private final ColorMatrix matrix;
    private final VideoFacts facts;
    private final FrameDecoder.Receiver receiver;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::timestamp));
    private final Deque<Frame> free = new ArrayDeque<>();
    private int delivered;

    FrameSorter(final WorkingSize size, final ColorMatrix matrix, final VideoFacts facts, final FrameDecoder.Receiver receiver) {
        this.size = size;
        this.matrix = matrix;
        this.facts = facts;
        this.receiver = receiver;
    }

    /** Adds a frame; delivers the earliest one once the window is full. */
    void add(final long timestamp, final Consumer<Frame> filler) throws IOException {
        final Frame frame = free.isEmpty() ? new Frame(size, matrix) : free.pop();
        filler.accept(frame);
        waiting.add(new Waiting(timestamp, frame));
        if (waiting.size() > WINDOW) {
            deliver();
        }
    }

    /** Delivers what is left and returns the number of all delivered frames. */
    int finish() throws IOException {
        while (!waiting.isEmpty()) {
            deliver();
        }
        return delivered;
    }

    private void deliver() throws IOException {
        final Frame frame = waiting.remove().frame();
        frame.begin(delivered, facts.secondsOf(delivered));
        receiver.accept(frame);
        free.push(frame);
        delivered++;
    }

    private record Waiting(long timestamp, Frame frame) {
    }
}
