package io.nifiwan.engine.comfyui;

/**
 * One input of one node.
 *
 * @param node id of the node in the workflow
 * @param name name of the input
 */
record NodeInput(String node, String name) {
    @Override
    public String toString() {
        return node + "." + name;
    }
}
