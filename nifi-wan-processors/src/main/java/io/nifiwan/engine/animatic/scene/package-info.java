/** What a clip shows, decided from the prompt spec and the seed. */
package io.nifiwan.engine.animatic.scene;
