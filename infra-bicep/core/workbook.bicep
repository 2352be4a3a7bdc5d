metadata name = 'Workbook'
metadata description = 'One page for whoever is on call.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Workspace with logs and traces.')
param workspaceResourceId string

@description('Required. Web PubSub service.')
param relayResourceId string

@description('Required. Plan of the warm app.')
param warmPlanResourceId string

var events = 'AppTraces | where Message startswith "{\\"event\\"" | extend it = parse_json(Message)'
var executions = '${events} | extend name = replace_string(tostring(it.event), "recipe_execution_", "execution_") | where name in ("execution_started", "execution_completed", "execution_failed")'
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
    title: 'API error rate, percent of answers that are 5xx'
    query: '${events} | where it.event == "http_request" | summarize errors = 100.0 * countif(toint(it.status) >= 500) / count() by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Executions: started, completed, failed'
    query: '${executions} | summarize count() by bin(TimeGenerated, 5m), name'
  }
  {
    title: 'Success rate, percent of ended executions that completed'
    query: '${executions} | where name != "execution_started" | summarize success = 100.0 * countif(name == "execution_completed") / count() by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Duration of executions, p50, p95 and p99 in seconds'
    query: '${executions} | where name == "execution_completed" | summarize p50 = percentile(todouble(it.duration_seconds), 50), p95 = percentile(todouble(it.duration_seconds), 95), p99 = percentile(todouble(it.duration_seconds), 99) by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Executions under way: queued, running or waiting for people'
    query: '${executions} | order by TimeGenerated asc | extend under_way = row_cumsum(iff(name == "execution_started", 1, -1)) | summarize max(under_way) by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Session pool: warm, in use, waiting'
    query: '${events} | where it.event == "session_pool" | summarize warm = max(todouble(it.warm)), in_use = max(todouble(it.in_use)), waiting = max(todouble(it.waiting)) by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Session pool: refused, and the longest wait in milliseconds'
    query: '${events} | where it.event == "session_pool" | summarize refused = max(todouble(it.refused)), longest_wait_ms = max(todouble(it.longest_wait_micros)) / 1000 by bin(TimeGenerated, 5m)'
  }
  {
    title: 'Tokens of models, in and out'
    query: '${executions} | where name != "execution_started" | summarize input = sum(todouble(it.input_tokens)), output = sum(todouble(it.output_tokens)) by bin(TimeGenerated, 1h)'
  }
  {
    title: 'Cost of models in US dollars'
    query: '${executions} | where name != "execution_started" | summarize cost = sum(todouble(it.cost_usd)) by bin(TimeGenerated, 1h)'
  }
  {
    title: 'Funnel: pages seen, items viewed, runs started, runs completed'
    query: '${events} | extend name = replace_string(tostring(it.event), "recipe_execution_", "execution_") | where name in ("page_view", "gallery_item_viewed", "execution_started", "execution_completed") | summarize count() by bin(TimeGenerated, 1h), name'
  }
  {
    title: 'Exceptions'
    query: 'AppExceptions | summarize count() by bin(TimeGenerated, 5m), ProblemId'
  }
]

var meters = [
  { title: 'Open stream connections', resource: relayResourceId, type: 'microsoft.signalrservice/webpubsub', metric: 'ConnectionCount', aggregation: 3 }
  { title: 'Bytes to browsers', resource: relayResourceId, type: 'microsoft.signalrservice/webpubsub', metric: 'OutboundTraffic', aggregation: 1 }
  { title: 'CPU of warm hosts in percent', resource: warmPlanResourceId, type: 'microsoft.web/serverfarms', metric: 'CpuPercentage', aggregation: 4 }
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
      items: concat(
        map(charts, chart => {
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
        }),
        map(meters, meter => {
          type: 10
          content: {
            version: 'MetricsItem/2.0'
            title: meter.title
            size: 0
            chartType: 2
            timeContext: { durationMs: 86400000 }
            resourceType: meter.type
            resourceIds: [meter.resource]
            metrics: [{ namespace: meter.type, metric: '${meter.type}--${meter.metric}', aggregation: meter.aggregation }]
          }
        })
      )
    })
  }
}
