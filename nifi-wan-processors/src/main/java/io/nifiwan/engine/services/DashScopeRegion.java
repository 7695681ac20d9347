package io.nifiwan.engine.services;

import org.apache.nifi.components.DescribedValue;

/** Where the service runs; key, address and model must be of one region. */
enum DashScopeRegion implements DescribedValue {
    BEIJING("China (Beijing)", "dashscope.aliyuncs.com", ""),
    SINGAPORE("Singapore", "dashscope-intl.aliyuncs.com", ""),
    VIRGINIA("US (Virginia)", "dashscope-us.aliyuncs.com", "; its models have names of their own, such as wan2.6-t2v-us"),
    BEIJING_WORKSPACE("China (Beijing), Workspace Host", "%s.cn-beijing.maas.aliyuncs.com", ""),
    SINGAPORE_WORKSPACE("Singapore, Workspace Host", "%s.ap-southeast-1.maas.aliyuncs.com", ""),
    OTHER("Other", "", "");

    private final String displayName;
    private final String host;
    private final String remark;

    DashScopeRegion(final String displayName, final String host, final String remark) {
        this.displayName = displayName;
        this.host = host;
        this.remark = remark;
    }

    /** Whether the host is one of the workspace's own. */
    boolean hasWorkspaceHost() {
        return host.startsWith("%s");
    }

    /** Base address of the service; not for {@link #OTHER}. */
    String address(final String workspace) {
        return "https://%s/api/v1".formatted(hasWorkspaceHost() ? host.formatted(workspace) : host);
    }

    @Override
    public String getValue() {
        return displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return this == OTHER ? "The address in Base URL, for example a gateway" : "https://%s/api/v1%s"
                .formatted(host.replace("%s", "{Workspace}"), remark);
    }
}
