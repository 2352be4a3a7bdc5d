metadata name = 'Alerts'
metadata description = 'What wakes somebody up, and what the month may cost.'

@description('Required. Region of the log alerts.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Who is told.')
param email string

@description('Required. Workspace with logs and traces.')
param workspaceResourceId string

@description('Required. Database server.')
param databaseResourceId string

@description('Required. Web PubSub service.')
param relayResourceId string

@description('Required. Plan of the warm app.')
param warmPlanResourceId string

@description('Required. Monthly budget, in the currency of the subscription.')
param monthlyBudget int

@description('Required. First day of the budget.')
param budgetStart string

var metrics = [
  {
    name: 'database-cpu'
    says: 'PostgreSQL is busy: above 80 % CPU for 15 minutes.'
    scope: databaseResourceId
    metric: 'cpu_percent'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 80
  }
  {
    name: 'database-storage'
    says: 'PostgreSQL is filling up: above 80 % of its storage.'
    scope: databaseResourceId
    metric: 'storage_percent'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 80
  }
  {
    name: 'stream-connections'
    says: 'Browsers come near the limit of one Web PubSub unit, 1000 connections. Add a unit.'
    scope: relayResourceId
    metric: 'ConnectionCount'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 800
  }
  {
    name: 'warm-host-cpu'
    says: 'Warm hosts are above 70 % CPU for 15 minutes. See whether they scale out.'
    scope: warmPlanResourceId
    metric: 'CpuPercentage'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 70
  }
]

var queries = [
  {
    name: 'api-failures'
    says: 'More than 5 % of API requests fail with a 5xx.'
    query: 'AppRequests | summarize failed = countif(toint(ResultCode) >= 500), total = count() | where total >= 20 and failed * 100.0 / total > 5'
  }
  {
    name: 'pool-exhausted'
    says: 'Sessions were refused because the pool of a warm host was empty.'
    query: 'AppTraces | where Message has "session_pool" | extend pool = parse_json(Message) | where pool.event == "session_pool" | summarize refused = max(todouble(pool.refused)) - min(todouble(pool.refused)) by AppRoleInstance | where refused > 0'
  }
  {
    name: 'exceptions'
    says: 'More than 50 exceptions in a quarter of an hour.'
    query: 'AppExceptions | summarize thrown = count() | where thrown > 50'
  }
]

module people 'br/public:avm/res/insights/action-group:0.8.0' = {
  params: {
    name: 'ag-${token}'
    groupShortName: 'playground'
    tags: tags
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

module metricAlert 'br/public:avm/res/insights/metric-alert:0.4.1' = [
  for alert in metrics: {
    params: {
      name: '${alert.name}-${token}'
      tags: tags
      alertDescription: alert.says
      scopes: [alert.scope]
      windowSize: 'PT15M'
      evaluationFrequency: 'PT5M'
      actions: [people.outputs.resourceId]
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allof: [
          {
            name: alert.name
            criterionType: 'StaticThresholdCriterion'
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
          }
        ]
      }
    }
  }
]

module logAlert 'br/public:avm/res/insights/scheduled-query-rule:0.6.0' = [
  for alert in queries: {
    params: {
      name: '${alert.name}-${token}'
      location: location
      tags: tags
      alertDescription: alert.says
      scopes: [workspaceResourceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      actions: { actionGroupResourceIds: [people.outputs.resourceId] }
      criterias: {
        allOf: [
          { query: alert.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }
        ]
      }
    }
  }
]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-${token}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      nearly: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
