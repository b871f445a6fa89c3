"""The MCP server of an SDK: tools through which AI programs call its operations."""
