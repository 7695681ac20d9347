"""What a short script with OpenCV would measure: sharpness and motion of a clip, at its own size, frame by frame.

Sharpness is the variance of the Laplacian of each frame; motion is the mean length of Farneback's dense flow between neighbours with the
parameters that data-juicer's video_motion_score_filter uses (0.5, 3 levels, window 15, 3 iterations, 5, 1.2).
Prints three words: milliseconds on the clock, milliseconds of the processors, the version of OpenCV. Needs Debian's python3-opencv.
"""
import sys
import time

import cv2
import numpy


def main() -> None:
    clock, processor = time.perf_counter(), time.process_time()
    video = cv2.VideoCapture(sys.argv[1])
    sharpness, motion, previous = [], [], None
    while True:
        read, frame = video.read()
        if not read:
            break
        grey = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
        sharpness.append(cv2.Laplacian(grey, cv2.CV_64F).var())
        if previous is not None:
            flow = cv2.calcOpticalFlowFarneback(previous, grey, None, 0.5, 3, 15, 3, 5, 1.2, 0)
            motion.append(numpy.hypot(flow[..., 0], flow[..., 1]).mean())
        previous = grey
    if not sharpness:
        sys.exit("no frame decodes")
    print(f"{(time.perf_counter() - clock) * 1000:.0f} {(time.process_time() - processor) * 1000:.0f} {cv2.__version__}")


main()
