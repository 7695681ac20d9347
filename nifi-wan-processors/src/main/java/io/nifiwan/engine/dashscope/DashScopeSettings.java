package io.nifiwan.engine.dashscope;

import java.time.Duration;
import java.util.Optional;

/**
 * How clips are asked for.
 *
 * @param model          model of requests that name none
 * @param models         what models take
 * @param allowUnknown   whether models outside the table are asked for
 * @param roundSizes     whether a size that a model does not make becomes the nearest that it makes
 * @param promptExtend   whether the service rewrites prompts
 * @param watermark      whether the service marks clips as generated
 * @param sound          whether models that may make sound do
 * @param callsPerSecond calls of any kind in any second, above zero
 * @param absentAfter    time after a doubtful submission from which a complete list without its job proves that there is none; empty for never
 */
public record DashScopeSettings(String model, ModelTable models, boolean allowUnknown, boolean roundSizes, boolean promptExtend,
                                boolean watermark, boolean sound, int callsPerSecond, Optional<Duration> absentAfter) {
}
