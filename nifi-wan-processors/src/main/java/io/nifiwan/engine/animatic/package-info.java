/**
 * The built-in engine: it draws a storyboard animatic of the prompt on the CPU. A request becomes a scene plan, the plan painted planes and
 * figures, these become frames, and an ffmpeg child process encodes them; jobs live in a folder and survive a restart.
 */
package io.nifiwan.engine.animatic;
