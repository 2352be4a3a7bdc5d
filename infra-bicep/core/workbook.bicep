metadata name = 'Workbook'
metadata description = 'One page for whoever is on call.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Workspace with logs and traces.')
param workspaceResourceId string

var events = 'AppTraces | where Message startswith "{\\"event\\"" | extend it = parse_json(Message)'
var charts = [
  {
    title: 'API latency, p50, p95 and p99 in milliseconds'
    query: '${events} | where it.event == "http_request" | summarize p50 = percentile(todouble(it.duration_ms), 50), p95 = percentile(todouble(it.duration_ms), 95), p99 = percentile(todouble(it.duration_ms), 99) by bin(TimeGenerated, 5m)'
  }
  {
    title: 'API answers by status'
    query: '${events} | where it.event == "http_request" | summarize count() by bin(TimeGenerated, 5m), tostring(it.status)'
  }
  {
    title: 'Executions: started, completed, failed'
    query: '${events} | where it.event has "execution_" | summarize count() by bin(TimeGenerated, 5m), tostring(it.event)'
  }
  {
    title: 'Duration of executions, p50 and p95 in seconds'
    query: '${events} | where it.event endswith "execution_completed" | summarize p50 = percentile(todouble(it.duration_seconds), 50), p95 = percentile(todouble(it.duration_seconds), 95) by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Session pool: warm, in use, waiting'
    query: '${events} | where it.event == "session_pool" | summarize warm = max(todouble(it.warm)), in_use = max(todouble(it.in_use)), waiting = max(todouble(it.waiting)) by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Exceptions'
    query: 'AppExceptions | summarize count() by bin(TimeGenerated, 5m), ProblemId'
  }
]

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'playground')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Playground'
    category: 'workbook'
    sourceId: workspaceResourceId
    serializedData: string({
      version: 'Notebook/1.0'
      items: map(charts, chart => {
        type: 3
        content: {
          version: 'KqlItem/1.0'
          title: chart.title
          query: chart.query
          size: 0
          timeContext: { durationMs: 86400000 }
          queryType: 0
          resourceType: 'microsoft.operationalinsights/workspaces'
          visualization: 'timechart'
        }
      })
    })
  }
}
