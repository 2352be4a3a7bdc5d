metadata name = 'Monitoring'
metadata description = 'Logs, traces and metrics of everything, in one workspace.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. How long logs are kept, in days.')
param days int

module workspace 'br/public:avm/res/operational-insights/workspace:0.16.1' = {
  params: {
    name: 'log-${token}'
    location: location
    tags: tags
    dataRetention: days
    dailyQuotaGb: '5'
    forceCmkForQuery: false
  }
}

module insights 'br/public:avm/res/insights/component:0.8.0' = {
  params: {
    name: 'appi-${token}'
    location: location
    tags: tags
    workspaceResourceId: workspace.outputs.resourceId
    disableIpMasking: false
    retentionInDays: days
  }
}

@description('Resource id of the workspace.')
output workspaceResourceId string = workspace.outputs.resourceId

@description('Where the apps send telemetry. It allows to write and nothing else.')
output insightsConnectionString string = insights.outputs.connectionString
